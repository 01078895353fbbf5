-- with: say tickets through
-- Writes what a turn led to and frees its lane: memory, replies, answers, tickets. Whoever has lost the lease changes
-- nothing.
--
-- KEYS  1 conversation:<id>   2 waiting:<id>   3 waiting   4 lanes   5 lanes-due   6 last-line   7 transcript:<id>
--       8 heads   9 behind:<id>   10 heads-due:<network>   11 sending:<network>   12 fares   13 answers
--       14 answers-on:<day>   15 unanswered   16 forget-orders   17 deletions   then those of tickets.lua
-- ARGV  1 conversation id   2 lease   3 when, ms   4 network   5 chat   6 memory (JSON)
--       7 '1' where the transcript is read in place   8 messages   9 parts   10 answers   11 changes of tickets
--       12 code of the ticket whose official the turn's taker believes to hold the conversation, or ''
--       13 '' or the code of an order to forget what was said   14 the order (JSON) but for its brace and its line
--       15 its entry in the journal (JSON)
--       then of each message its key; of each part text, choices, citations; of each answer itself (JSON), what it
--       counts as, and the question where nothing was found (JSON) or ''; changes as in tickets.lua
-- Gives 'finished'; 'lease_lost'; 'moved_on', with the lane free and nothing else written, when a ticket was moved meanwhile
-- or the conversation changed hands
local MOST_WINDOWS = 4
-- How many of the questions for which nothing was found are kept.
local UNANSWERED = 5000
local id, at = ARGV[1], ARGV[3]
local messages, parts, answers = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])

local lane = redis.call('HGET', KEYS[4], id)
lane = lane and cjson.decode(lane)
if not lane or lane.lease ~= ARGV[2] then return 'lease_lost' end
local changes = read_changes(18, 16 + messages + 3 * parts + 3 * answers, tonumber(ARGV[11]))
if string.match(redis.call('HGET', KEYS[1], 'heldFor') or '', '^[^,]*') ~= ARGV[12] or not are_current(changes) then
  lane.lease = ''
  lane.unreturned = math.max((lane.unreturned or 0) - 1, 0)
  redis.call('HSET', KEYS[4], id, cjson.encode(lane))
  redis.call('ZADD', KEYS[5], at, id)
  return 'moved_on'
end

-- The turn's messages are the first of those that wait: what came meanwhile stands behind them.
redis.call('LTRIM', KEYS[2], messages, -1)
local next = 16
for _ = 1, messages do
  redis.call('ZREM', KEYS[3], ARGV[next])
  next = next + 1
end
redis.call('HSET', KEYS[1], 'network', ARGV[4], 'chat', ARGV[5], 'memory', ARGV[6])
if ARGV[13] ~= '' then
  local through = through_line(KEYS[7], KEYS[6], redis.call('LLEN', KEYS[2]))
  redis.call('HSET', KEYS[16], ARGV[13], '{"through":' .. string.format('%d', through) .. ',' .. ARGV[14])
  redis.call('HSET', KEYS[17], ARGV[13], ARGV[15])
  redis.call('HDEL', KEYS[1], 'noticeAt', 'toldAt', 'heldFor')
end
say({ line = KEYS[6], transcript = KEYS[7], heads = KEYS[8], behind = KEYS[9], due = KEYS[10], sending = KEYS[11],
  fares = KEYS[12], conversation = id, read_here = ARGV[7] == '1' }, ARGV, next, parts, 'desk', '', at)
next = next + 3 * parts
for _ = 1, answers do
  redis.call('LPUSH', KEYS[13], ARGV[next])
  redis.call('HINCRBY', KEYS[14], ARGV[next + 1], 1)
  if ARGV[next + 2] ~= '' then
    redis.call('LPUSH', KEYS[15], ARGV[next + 2])
    redis.call('LTRIM', KEYS[15], 0, UNANSWERED - 1)
  end
  next = next + 3
end
write_changes(changes, at)

local oldest, latest = redis.call('LINDEX', KEYS[2], 0), redis.call('LINDEX', KEYS[2], -1)
if not oldest then
  redis.call('HDEL', KEYS[4], id)
  redis.call('ZREM', KEYS[5], id)
else
  lane.first = tonumber(string.match(oldest, '^%d+'))
  lane.attempts = 0
  lane.unreturned = 0
  lane.lease = ''
  local due = math.min(tonumber(string.match(latest, '^%d+')) + lane.window, lane.first + MOST_WINDOWS * lane.window,
    tonumber(at) + MOST_WINDOWS * lane.window)
  redis.call('HSET', KEYS[4], id, cjson.encode(lane))
  redis.call('ZADD', KEYS[5], due, id)
end
return 'finished'
