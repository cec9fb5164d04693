import { enableCompileCache, registerHooks } from 'node:module';

/**
 * Import this before anything that imports drizzle-orm: it shortens the start by about half a second and 170 MB.
 *
 * From Node 24 on every relative import inside drizzle-orm reads and parses its 178 kB package.json again, only to
 * learn that the package is ESM. We know that, so we answer for Node.
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const inside = specifier.startsWith('.') && context.parentURL?.includes('/node_modules/drizzle-orm/');
    // CommonJS callers (drizzle-kit) ask for the .cjs build, which must not be taken for a module.
    if (!inside || !specifier.endsWith('.js')) return nextResolve(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
  },
});

enableCompileCache();
