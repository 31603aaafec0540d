import { main } from '../src/start'

void main({ isSingleFile: true })
