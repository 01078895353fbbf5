-- with: say
-- Writes what a turn led to and frees its lane: memory, replies, answers, tickets. Whoever has lost the lease changes
-- nothing.
--
-- KEYS  1 conversation:<id>   2 waiting:<id>   3 waiting   4 lanes   5 lanes-due   6 last-line   7 transcript:<id>
--       8 heads   9 behind:<id>   10 heads-due:<network>   11 sending   12 fares   13 answers   14 tickets:new
--       then of each ticket: ticket:<code>, audit:<code>, tickets:new:<department>
-- ARGV  1 conversation id   2 lease   3 when, ms   4 network   5 chat   6 memory (JSON)
--       7 '1' where the transcript is read in place   8 messages   9 parts   10 answers   11 tickets
--       then of each message its key; of each part text, choices, citations; each answer (JSON);
--       of each ticket code, question, place or '', department, reason, first line of its audit (JSON)
-- Gives 'finished' or 'lease_lost'; an error, with nothing written, when a ticket's code is taken
local MOST_WINDOWS = 4
local id, at = ARGV[1], ARGV[3]
local messages, parts, answers, tickets = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])

local lane = redis.call('HGET', KEYS[4], id)
lane = lane and cjson.decode(lane)
if not lane or lane.lease ~= ARGV[2] then return 'lease_lost' end
for ticket = 0, tickets - 1 do
  if redis.call('EXISTS', KEYS[15 + 3 * ticket]) == 1 then return redis.error_reply('ERR a ticket of this code exists') end
end

-- The turn's messages are the first of those that wait: what came meanwhile stands behind them.
redis.call('LTRIM', KEYS[2], messages, -1)
local next = 12
for _ = 1, messages do
  redis.call('ZREM', KEYS[3], ARGV[next])
  next = next + 1
end
redis.call('HSET', KEYS[1], 'network', ARGV[4], 'chat', ARGV[5], 'memory', ARGV[6])
say({ line = KEYS[6], transcript = KEYS[7], heads = KEYS[8], behind = KEYS[9], due = KEYS[10], sending = KEYS[11],
  fares = KEYS[12], conversation = id, read_here = ARGV[7] == '1' }, ARGV, next, parts, 'desk', '', at)
next = next + 3 * parts
for _ = 1, answers do
  redis.call('LPUSH', KEYS[13], ARGV[next])
  next = next + 1
end
for ticket = 0, tickets - 1 do
  local code, key = ARGV[next], 15 + 3 * ticket
  redis.call('HSET', KEYS[key], 'code', code, 'conversation', id, 'network', ARGV[4], 'chat', ARGV[5],
    'question', ARGV[next + 1], 'department', ARGV[next + 3], 'reason', ARGV[next + 4], 'state', 'new', 'opened_at', at)
  if ARGV[next + 2] ~= '' then redis.call('HSET', KEYS[key], 'place', ARGV[next + 2]) end
  redis.call('RPUSH', KEYS[key + 1], ARGV[next + 5])
  redis.call('ZADD', KEYS[14], at, code)
  redis.call('ZADD', KEYS[key + 2], at, code)
  next = next + 6
end

local oldest, latest = redis.call('LINDEX', KEYS[2], 0), redis.call('LINDEX', KEYS[2], -1)
if not oldest then
  redis.call('HDEL', KEYS[4], id)
  redis.call('ZREM', KEYS[5], id)
else
  lane.first = tonumber(string.match(oldest, '^%d+'))
  lane.attempts = 0
  lane.lease = ''
  local due = math.min(tonumber(string.match(latest, '^%d+')) + lane.window, lane.first + MOST_WINDOWS * lane.window)
  redis.call('HSET', KEYS[4], id, cjson.encode(lane))
  redis.call('ZADD', KEYS[5], due, id)
end
return 'finished'
