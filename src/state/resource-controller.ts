import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Resource } from './resource.ts';

/** Ties an element to the resource that its properties name now, and renders it after every change. */
export class ResourceController<T> implements ReactiveController {
  resource: Resource<T> | undefined;
  private leave: (() => void) | undefined;
  private readonly host: ReactiveControllerHost;
  private readonly find: () => Resource<T> | undefined;

  constructor(host: ReactiveControllerHost, find: () => Resource<T> | undefined) {
    this.host = host;
    this.find = find;
    host.addController(this);
  }

  hostConnected(): void {
    this.watch(this.resource);
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const next = this.find();
    if (next !== this.resource) this.watch(next);
  }

  hostDisconnected(): void {
    this.leave?.();
    this.leave = undefined;
  }

  private watch(next: Resource<T> | undefined): void {
    this.leave?.();
    this.resource = next;
    this.leave = next?.watch(() => this.host.requestUpdate());
  }
}
