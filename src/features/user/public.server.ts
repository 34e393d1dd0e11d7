export {
  addUser,
  chooseLanguage,
  closeAccount,
  forgetSecondFactor,
  type NewUser,
  reopenAccount,
} from './user.commands.server.ts';
export { type Colleague, findUser, findUserByEmail, listUsers } from './user.queries.server.ts';
