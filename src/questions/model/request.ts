/** Largest answer that is read, in bytes; a wording has a few thousand. */
const LARGEST_ANSWER = 64 * 1024

/**
 * A `fetch` for the model's client that sends our three headers and nothing else (the client adds what it finds in the
 * environment), goes nowhere but to the address it was given, and stops reading at {@link LARGEST_ANSWER}.
 */
export function sendBounded(apiKey: string | undefined): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, {
      method: init?.method ?? 'GET',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
      body: init?.body ?? null,
      signal: init?.signal ?? null,
      redirect: 'error', // a redirected request would carry the prompt along
    })
    const { status, headers } = response
    return new Response(response.body?.pipeThrough(atMost(LARGEST_ANSWER)) ?? null, { status, headers })
  }
}

function atMost(bytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let read = 0
  return new TransformStream({
    transform: (chunk, controller) => {
      read += chunk.byteLength
      if (read > bytes) controller.error(new RangeError('the answer is too long'))
      else controller.enqueue(chunk)
    },
  })
}
