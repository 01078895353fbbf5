-- Brings what an earlier program has kept to layout 2, in which each network has its own set of unsent replies and of
-- dead letters; where nothing was kept, notes the layout. Made again it changes nothing.
--
-- KEYS  1 layout   2 sending   3 dead   4 dead-letters   5 heads   6 'behind:'   7 'sending:'   8 'dead:'; to the last three
--       the script adds a conversation's id or a network's name: the tag keeps them in the same slot
-- ARGV  1 this layout
-- Gives 1, or 0 when it was so already
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[1]) then return 0 end

local heads = redis.call('HGETALL', KEYS[5])
for at = 1, #heads, 2 do
  local network = string.match(heads[at], '^%w+')
  local lines = redis.call('LRANGE', KEYS[6] .. heads[at], 0, -1)
  lines[#lines + 1] = string.match(heads[at + 1], '"id":(%d+)')
  for _, line in ipairs(lines) do
    local id = string.match(line, '^%d+')
    local since = redis.call('ZSCORE', KEYS[2], id)
    if since then redis.call('ZADD', KEYS[7] .. network, since, id) end
  end
end

local dead = redis.call('ZRANGE', KEYS[3], 0, -1, 'WITHSCORES')
for at = 1, #dead, 2 do
  local letter = redis.call('HGET', KEYS[4], dead[at])
  local network = letter and string.match(letter, '"network":"(%w+)"')
  if network then redis.call('ZADD', KEYS[8] .. network, dead[at + 1], dead[at]) end
end

redis.call('DEL', KEYS[2], KEYS[3])
redis.call('SET', KEYS[1], ARGV[1])
return 1
