export { addUser, chooseLanguage, closeAccount, type NewUser, reopenAccount } from './user.commands.server.ts';
export { type Colleague, findUser, listUsers } from './user.queries.server.ts';
