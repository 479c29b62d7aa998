import type { ElementRef } from '@angular/core';
import { Component, DestroyRef, inject, output, signal, viewChild } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { evidenceTexts } from '../evidence/texts';

interface Detector {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

const detectorClass = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;
const lookEvery = 300;

/** Reads the code by the camera, where the browser can; elsewhere nothing is offered, and the code is typed. */
@Component({
  selector: 'm-camera',
  imports: [Icon],
  template: `@if (isAble) {
    @if (isOn()) {
      <video #video class="m-camera" autoplay muted playsinline [attr.aria-label]="texts().checkIn.camera"></video>
      <button type="button" class="m-button m-button--quiet" (click)="stop()">{{ texts().checkIn.cameraOff }}</button>
    } @else {
      <button type="button" class="m-button m-button--quiet" (click)="start()">
        <m-icon name="qr" />{{ texts().checkIn.cameraOn }}
      </button>
    }
    @if (isDenied()) {
      <p class="m-meta" role="status">{{ texts().checkIn.cameraDenied }}</p>
    }
  }`,
})
export class Camera {
  /** What the code says. */
  readonly read = output<string>();
  protected readonly texts = spoken(evidenceTexts);
  protected readonly isAble = detectorClass !== undefined && 'mediaDevices' in navigator;
  protected readonly isOn = signal(false);
  protected readonly isDenied = signal(false);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private stream: MediaStream | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected async start(): Promise<void> {
    this.isDenied.set(false);
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      this.isOn.set(true);
      this.timer = setTimeout(() => void this.look(), lookEvery);
    } catch {
      this.isDenied.set(true);
    }
  }

  protected stop(): void {
    clearTimeout(this.timer);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.isOn.set(false);
  }

  private async look(): Promise<void> {
    const video = this.video()?.nativeElement;
    if (video !== undefined && video.srcObject === null) video.srcObject = this.stream;
    const detector = detectorClass === undefined ? null : new detectorClass({ formats: ['qr_code'] });
    const [found] = video === undefined || detector === null ? [] : await detector.detect(video).catch(() => []);
    if (found !== undefined) {
      this.stop();
      this.read.emit(found.rawValue);
    } else if (this.isOn()) this.timer = setTimeout(() => void this.look(), lookEvery);
  }
}
