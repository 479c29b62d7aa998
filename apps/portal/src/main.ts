import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config';
import { Frame } from './app/shell/frame/frame';

bootstrapApplication(Frame, appConfig).catch((problem: unknown) => {
  document.body.textContent = 'Mittler konnte nicht starten. Bitte laden Sie die Seite neu.';
  reportError(problem);
});
