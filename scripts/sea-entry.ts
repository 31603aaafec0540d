import { main } from '../src/main'

void main({ isSingleFile: true })
