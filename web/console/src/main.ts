import "@awesome.me/webawesome/dist/components/icon/icon.js";
import "./style.css";
import { startI18n } from "./i18n";
import { registerIcons } from "./icons";

registerIcons();
await startI18n();
await import("./view/console");
