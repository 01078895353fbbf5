// Nothing is changed here: the upkeep seals what stands in clear, bit by bit. But a program from before would take what is
// sealed for what a citizen wrote, and is to refuse the file.
export const SEALED_WORDS = ``
