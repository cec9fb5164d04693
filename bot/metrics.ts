import { Counter, Histogram, Registry } from 'prom-client';

/** What one instance counts. Labels are kinds, never ids. */
export class Metrics {
  readonly registry = new Registry();
  readonly received = new Counter({
    name: 'ashar_events_received_total',
    help: 'Events that the platforms told, by platform.',
    labelNames: ['platform'],
    registers: [this.registry],
  });
  readonly receiving = new Histogram({
    name: 'ashar_receive_seconds',
    help: 'Time from a batch of events to its commit.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly delivered = new Counter({
    name: 'ashar_deliveries_total',
    help: 'Attempts to deliver, by what came of them.',
    labelNames: ['result'],
    registers: [this.registry],
  });
}
