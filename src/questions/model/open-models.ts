import type { AnswerModels } from '../../domain/writer.ts'
import { openEndpoint } from './endpoint.ts'
import type { ModelSettings } from './endpoint.ts'
import { modelJudge } from './judge-model.ts'
import { modelRewriter } from './rewriter-model.ts'
import { modelWriter } from './writer-model.ts'

/** What a model may do; each by itself. */
export interface ModelTasks {
  readonly writes: boolean
  readonly rewrites: boolean
  readonly judges: boolean
}

/** The models of an endpoint, with one rest and one budget among them. */
export function openModels(settings: ModelSettings, { writes, rewrites, judges }: ModelTasks): AnswerModels {
  const endpoint = openEndpoint(settings)
  return {
    ...(writes && { writer: modelWriter(endpoint) }),
    ...(rewrites && { rewriter: modelRewriter(endpoint) }),
    ...(judges && { judge: modelJudge(endpoint) }),
  }
}
