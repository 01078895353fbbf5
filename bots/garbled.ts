/**
 * How often a message is tried that the network says it took (HTTP 2xx) in words nobody can read. It has probably arrived
 * each time: hours of repeating it would be hours of the same message to somebody.
 */
export const GARBLED_AT_MOST = 3
