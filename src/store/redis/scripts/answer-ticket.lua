-- with: say
-- Writes an official's answer, the ticket's state, its audit and the citizen's reply. The first of two stands.
--
-- KEYS  1 ticket:<code>   2 audit:<code>   3 tickets:new   4 tickets:new:<department>   5 tickets:answered
--       6 tickets:answered:<department>   7 last-line   8 transcript:<id>   9 heads   10 behind:<id>
--       11 heads-due:<network>   12 sending   13 fares
-- ARGV  1 code   2 answer   3 official   4 when, ms   5 conversation id   6 line of the audit (JSON)
--       7 '1' where the transcript is read in place   8 parts, then text, choices, citations of each
-- Gives 'answered', 'already_answered' or 'unknown'
local code, at = ARGV[1], ARGV[4]
local state = redis.call('HGET', KEYS[1], 'state')
if not state then return 'unknown' end
if state ~= 'new' then return 'already_answered' end

redis.call('HSET', KEYS[1], 'state', 'answered', 'answer', ARGV[2], 'answered_by', ARGV[3], 'answered_at', at)
redis.call('ZREM', KEYS[3], code)
redis.call('ZREM', KEYS[4], code)
redis.call('ZADD', KEYS[5], at, code)
redis.call('ZADD', KEYS[6], at, code)
redis.call('RPUSH', KEYS[2], ARGV[6])
say({ line = KEYS[7], transcript = KEYS[8], heads = KEYS[9], behind = KEYS[10], due = KEYS[11], sending = KEYS[12],
  fares = KEYS[13], conversation = ARGV[5], read_here = ARGV[7] == '1' }, ARGV, 9, tonumber(ARGV[8]), 'official', code, at)
return 'answered'
