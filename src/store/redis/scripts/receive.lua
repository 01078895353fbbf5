-- with: say
-- A message comes in: it is kept with its line in the transcript and the work it makes, or, over the limit, with a
-- notice and no work.
--
-- KEYS  1 seen:<key>   2 conversation:<id>   3 recent:<id>   4 waiting:<id>   5 waiting   6 lanes   7 lanes-due
--       8 last-line    9 transcript:<id>    10 heads   11 behind:<id>   12 heads-due:<network>   13 sending:<network>   14 fares
-- ARGV  1 message key   2 conversation id   3 network   4 chat   5 memory of a new conversation (JSON)
--       6 the message as it waits   7 its line   8 when, ms   9 window, ms
--       10 most a minute, 0 no limit   11 '1' where the transcript is read in place   12 seconds a key is remembered
--       13 '' or a time, ms: unless a notice was said after it, one is said now   14 parts of that notice
--       15 parts of what is said over the limit, then text, choices, citations of each of these, then of the notice
-- Gives 'stored', 'repeated' (nothing changed) or 'over_limit'
local MINUTE_MS, MOST_WINDOWS = 60000, 4
local conversation, at, window = ARGV[2], tonumber(ARGV[8]), tonumber(ARGV[9])

-- A key of a wrong kind stops the script before it has written anything.
if redis.call('EXISTS', KEYS[1]) == 1 then return 'repeated' end
local most = tonumber(ARGV[10])
local too_many = most > 0 and redis.call('ZCOUNT', KEYS[3], '(' .. (at - MINUTE_MS), '+inf') >= most
local lane = redis.call('HGET', KEYS[6], conversation)
lane = lane and cjson.decode(lane)

redis.call('SET', KEYS[1], '1', 'EX', ARGV[12])
redis.call('HSETNX', KEYS[2], 'network', ARGV[3])
redis.call('HSETNX', KEYS[2], 'chat', ARGV[4])
redis.call('HSETNX', KEYS[2], 'memory', ARGV[5])

local line = redis.call('INCR', KEYS[8])
-- A line without work says so: whoever counts lines by messages that wait leaves it out.
local mark = too_many and { 'over_limit', '1' } or {}
redis.call('XADD', KEYS[9], line .. '-0', 'by', 'citizen', 'text', ARGV[7], 'choices', '[]', 'citations', '[]', 'at', ARGV[8],
  unpack(mark))

local read_here, over_limit = ARGV[11] == '1', tonumber(ARGV[15])
local place = { line = KEYS[8], transcript = KEYS[9], heads = KEYS[10], behind = KEYS[11], due = KEYS[12],
  sending = KEYS[13], fares = KEYS[14], conversation = conversation, read_here = read_here }

if too_many then
  local noticed = tonumber(redis.call('HGET', KEYS[2], 'noticeAt') or '')
  -- A notice that is sent may itself be too much. Where the transcript is read in place it is the line that says that
  -- no answer is coming, so every message has its own.
  if read_here or not noticed or noticed <= at - MINUTE_MS then
    redis.call('HSET', KEYS[2], 'noticeAt', ARGV[8])
    say(place, ARGV, 16, over_limit, 'desk', '', ARGV[8])
  end
  return 'over_limit'
end

redis.call('ZADD', KEYS[3], ARGV[8], ARGV[1])
-- Ten minutes and not one: another instance's clock may be behind, and its citizens have a limit too.
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', at - 10 * MINUTE_MS)
redis.call('EXPIRE', KEYS[3], 3600)
redis.call('RPUSH', KEYS[4], ARGV[6])
redis.call('ZADD', KEYS[5], ARGV[8], ARGV[1])

if not lane then
  lane = { first = at, window = window, attempts = 0, lease = '' }
  redis.call('ZADD', KEYS[7], at + window, conversation)
else
  lane.window = window
  -- While a lane is in somebody's hands or postponed its time is not ours to change: finishing the turn works out
  -- when what came meanwhile is due.
  if lane.attempts == 0 then
    local due = math.max(tonumber(redis.call('ZSCORE', KEYS[7], conversation) or at), at + window)
    -- Nor longer from now: a clock that was set back would let this chat wait as long.
    redis.call('ZADD', KEYS[7], math.min(due, lane.first + MOST_WINDOWS * window, at + MOST_WINDOWS * window), conversation)
  end
end
redis.call('HSET', KEYS[6], conversation, cjson.encode(lane))

if ARGV[13] ~= '' then
  local told = tonumber(redis.call('HGET', KEYS[2], 'toldAt') or '')
  if not told or told <= tonumber(ARGV[13]) then
    redis.call('HSET', KEYS[2], 'toldAt', ARGV[8])
    say(place, ARGV, 16 + 3 * over_limit, tonumber(ARGV[14]), 'desk', '', ARGV[8])
  end
end
return 'stored'
