export interface FormatOptions {
  format?: string
}
