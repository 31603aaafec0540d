import { commands } from '../../src/commands/registry'

test.each(Object.keys(commands))(
  '%s is listed under a heading of the help, unless it is hidden',
  async (name) => {
    const command = await commands[name]?.()
    expect(command?.heading !== undefined).toBe(command?.hidden !== true)
  },
)
