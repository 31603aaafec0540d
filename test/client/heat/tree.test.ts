import type { StackEvent, StackResource } from '../../../src/client/heat/resources'
import { leavesOf, linkedStack, stackTree } from '../../../src/client/heat/tree'

const root = { stack_name: 'demo', id: 'root' }

const link = (rel: string, stack: string) => ({
  rel,
  href: `https://heat.example/v1/p/stacks/${stack}/${stack}`,
})

/** A resource of a stack; with `nested`, the one that holds that stack. */
const resource = (stack: string, name: string, nested?: string): StackResource => ({
  resource_name: name,
  resource_type: `type of ${name}`,
  physical_resource_id: nested ?? '',
  links: [link('stack', stack), ...(nested === undefined ? [] : [link('nested', nested)])],
})

const event = (stack: string, name: string, physical = ''): StackEvent => ({
  id: `${stack} ${name}`,
  resource_name: name,
  physical_resource_id: physical,
  links: [link('stack', stack)],
})

// As in Heat's lists, the order is arbitrary and names are not unique.
const resources = [
  resource('root', 'kube_minions', 'minions'),
  resource('minions', '1', 'minion-1'),
  resource('minions', '0', 'minion-0'),
  resource('minion-0', 'kube-minion'),
  resource('minion-1', 'kube-minion'),
]

test('a path has the names of all resources from the root down', () => {
  const { pathOf } = stackTree(root, resources)
  expect(resources.map(pathOf)).toEqual([
    'kube_minions',
    'kube_minions.1',
    'kube_minions.0',
    'kube_minions.0.kube-minion',
    'kube_minions.1.kube-minion',
  ])
})

test('an event of a whole stack has the path of its parent resource, or the name of the root', () => {
  const { pathOf, typeOf } = stackTree(root, resources)
  const nested = event('minion-1', 'demo-kube_minions-x-1-y', 'minion-1')
  expect([pathOf(nested), typeOf(nested)]).toEqual(['kube_minions.1', 'type of 1'])
  expect([pathOf(event('root', 'demo', 'root')), typeOf(event('root', 'demo', 'root'))]).toEqual([
    'demo',
    undefined,
  ])
  expect(typeOf(event('minion-0', 'kube-minion'))).toBe('type of kube-minion')
})

test('events locate a nested stack whose resource is gone', () => {
  const { pathOf } = stackTree(root, [
    event('root', 'kube_minions', 'minions'),
    event('minions', '7', 'gone'),
  ])
  expect(pathOf(event('gone', 'kube-minion'))).toBe('kube_minions.7.kube-minion')
})

test('without further information the path starts with the name of the nested stack', () => {
  expect(stackTree(root, []).pathOf(event('minion-9', 'kube-minion'))).toBe('minion-9.kube-minion')
})

test('paths end for cyclic stacks and resources without links', () => {
  const circle = [resource('a', 'to-b', 'b'), resource('b', 'to-a', 'a')]
  const { pathOf } = stackTree(root, circle)
  expect(pathOf(circle[0]!).split('.').length).toBeLessThan(30)
  expect(pathOf({ resource_name: 'alone' })).toBe('alone')
  expect(
    pathOf({ resource_name: 'odd', links: ['x', null, { rel: 'stack' }, { rel: 'stack', href: 7 }] }),
  ).toBe('odd')
})

test('leaves are the resources that contain no other', () => {
  expect(leavesOf(resources).map(stackTree(root, resources).pathOf)).toEqual([
    'kube_minions.0.kube-minion',
    'kube_minions.1.kube-minion',
  ])
  // A group may fail by itself while it is still empty.
  expect(leavesOf([resource('root', 'kube_minions', 'minions')])).toHaveLength(1)
})

test.each([
  ['https://heat.example:8004/v1/p/stacks/demo/5d1f', { stack_name: 'demo', id: '5d1f' }],
  ['/v1/p/stacks/demo/5d1f', { stack_name: 'demo', id: '5d1f' }],
  ['https://heat.example/v1/p/stacks/demo/5d1f/resources/x', undefined],
  ['javascript:alert(1)', undefined],
])('the link %s names %j', (href, stack) => {
  expect(linkedStack({ links: [{ rel: 'stack', href }] }, 'stack')).toEqual(stack)
})
