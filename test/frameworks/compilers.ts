import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

/** What a bundler does with the files of Vue: the compiler is told which tags are elements, as the guide says. */
export const vue = ({ ssr = false } = {}): Plugin => ({
  name: 'vue',
  setup(build) {
    Object.assign((build.initialOptions.define ??= {}), {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    });
    build.onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const templateParseOptions = { isCustomElement: (tag: string) => tag.startsWith('civic-') };
      const { descriptor } = parse(readFileSync(path, 'utf8'), { filename: path, templateParseOptions });
      const { content } = compileScript(descriptor, {
        id: 'app',
        inlineTemplate: true,
        templateOptions: { ssr, compilerOptions: templateParseOptions },
      });
      return { contents: content, loader: 'ts' };
    });
  },
});

/** What a bundler does with the files of Svelte. */
export const svelte = ({ ssr = false } = {}): Plugin => ({
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const { js, warnings } = compile(readFileSync(path, 'utf8'), {
        generate: ssr ? 'server' : 'client',
        filename: path,
        dev: !ssr,
      });
      return { contents: js.code, loader: 'js', warnings: warnings.map(({ message }) => ({ text: message })) };
    });
  },
});
