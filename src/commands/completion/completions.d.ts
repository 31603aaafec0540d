declare module '*/completions/magnum.bash' {
  export const script: string
}
declare module '*/completions/_magnum' {
  export const script: string
}
declare module '*/completions/magnum.fish' {
  export const script: string
}
