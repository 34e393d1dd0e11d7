import type { Config } from '@react-router/dev/config';

export default {
  // The rooms must lie inside the app directory, or their pages get no generated types.
  appDirectory: 'src',
  // Emptied by each build, so it holds nothing else; the state of the build lies beside it.
  buildDirectory: 'build/pages',
  ssr: true,
} satisfies Config;
