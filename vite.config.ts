import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // An asset in the page itself (data:) would be refused by the Content-Security-Policy, fonts above all.
  build: { assetsInlineLimit: 0 },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  // In the bundle these are their production halves, whatever NODE_ENV says when Node loads it.
  ssr: { noExternal: ['react', 'react-dom', 'react-router', '@react-router/node', 'd3-scale', 'icu-minify'] },
});
