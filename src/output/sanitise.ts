export const visible = (text: string): string => text
