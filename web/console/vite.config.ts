import { defineConfig } from "vitest/config";

// The same variables let `npm run dev` talk to a server that runs elsewhere.
const server = process.env["TRACKER_URL"] ?? "http://127.0.0.1:8080";
const basemap = new URL("../../seeds/src/main/resources/seeds/basemap", import.meta.url).pathname;

export default defineConfig({
  base: "./",
  // Maven says what it builds; only what goes wrong is news.
  logLevel: process.env["CONSOLE_OUT"] ? "warn" : "info",
  resolve: { alias: { "#basemap": basemap } },
  build: {
    outDir: process.env["CONSOLE_OUT"] ?? "../target/classes/console",
    emptyOutDir: true,
    // The content security policy allows no script and no fetch from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Not every server knows that .mjs is a script, and a worker is only started from one.
        assetFileNames: (asset) => `assets/[name]-[hash]${asset.names[0]?.endsWith(".mjs") ? ".js" : "[extname]"}`,
        // MapLibre is most of the weight and seldom changes: its own file stays in the browser's cache.
        codeSplitting: { groups: [{ name: "maplibre", test: /node_modules[\\/]maplibre-gl/ }] },
      },
    },
  },
  server: {
    fs: { allow: ["../.."] },
    proxy: { "/api": { target: server, ws: true } },
  },
  test: { include: ["test/**/*.test.ts"] },
});
