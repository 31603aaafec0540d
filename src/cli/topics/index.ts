export interface Topic {
  /** One line, without a full stop. */
  readonly summary: string
  readonly text: () => Promise<string>
}

/** What `magnum help TOPIC` explains beside the commands; each is loaded when it is asked for. */
export const topics: Readonly<Record<string, Topic>> = {
  labels: {
    summary: 'The label keys of drivers, their values and defaults',
    text: async () => (await import('./labels')).labelsTopic(),
  },
  drivers: {
    summary: 'Network drivers, volume drivers and TLS of each COE',
    text: async () => (await import('./drivers')).driversTopic(),
  },
  formats: {
    summary: 'Formats of the answer, and how to choose its columns',
    text: async () => (await import('./formats')).formatsTopic(),
  },
  'exit-codes': {
    summary: 'What the exit codes mean',
    text: async () => (await import('./exit-codes')).exitCodesTopic(),
  },
  environment: {
    summary: 'Global options, and variables that stand in for them',
    text: async () => (await import('./environment')).environmentTopic(),
  },
  authentication: {
    summary: 'Ways to log in to a cloud',
    text: async () => (await import('./authentication')).authenticationTopic,
  },
}
