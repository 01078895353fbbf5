-- Frees what an instance that is gone held: lanes, replies and notices on their way. They are due at once, before what
-- came later, and the attempt counts: it may be what the instance died of. A lane that has not come back as often as
-- ARGV[3] rests first, so that one instance after the other does not die of it. Looks through all that wait.
--
-- KEYS  1 instances   2 lanes   3 lanes-due   4 heads   5 'heads-due:'   6 'errand:'   then errands-due:<way> of each way;
--       to 5 the script adds a network's name, to 6 an errand's id: the tag keeps them in the same slot
-- ARGV  1 instance   2 after how long without a word it counts as gone, ms   3 how often a turn may not come back
--       4 lease of one that rests   5 by how much it rests for less than its lease, ms
-- Gives how many were freed; -1 when it is at work after all
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local last = redis.call('ZSCORE', KEYS[1], ARGV[1])
if last and tonumber(last) > now - tonumber(ARGV[2]) then return -1 end

local mine = ARGV[1] .. ':'
local freed = 0

-- Looked at as text first: few of many are its own, and what does not read is nobody's.
local function free_in(all, make_due)
  for at = 1, #all, 2 do
    if string.find(all[at + 1], '"lease":"' .. mine, 1, true) then
      local read, held = pcall(cjson.decode, all[at + 1])
      if read then
        held.lease = (held.unreturned or 0) < tonumber(ARGV[3]) and '' or ARGV[4]
        make_due(all[at], held)
        freed = freed + 1
      end
    end
  end
end

free_in(redis.call('HGETALL', KEYS[2]), function(conversation, lane)
  redis.call('HSET', KEYS[2], conversation, cjson.encode(lane))
  local until_ms = redis.call('ZSCORE', KEYS[3], conversation)
  local due = lane.lease == '' and lane.first or until_ms and until_ms - ARGV[5]
  if due then redis.call('ZADD', KEYS[3], due, conversation) end
end)
free_in(redis.call('HGETALL', KEYS[4]), function(conversation, head)
  redis.call('HSET', KEYS[4], conversation, cjson.encode(head))
  redis.call('ZADD', KEYS[5] .. string.match(conversation, '^%w+'), 0, conversation)
end)
for way = 7, #KEYS do
  for _, id in ipairs(redis.call('ZRANGE', KEYS[way], 0, -1)) do
    local lease = redis.call('HGET', KEYS[6] .. id, 'lease')
    if lease and string.sub(lease, 1, #mine) == mine then
      redis.call('HSET', KEYS[6] .. id, 'lease', '')
      redis.call('ZADD', KEYS[way], 0, id)
      freed = freed + 1
    end
  end
end
redis.call('ZREM', KEYS[1], ARGV[1])
return freed
