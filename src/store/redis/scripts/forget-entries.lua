-- Takes a conversation's entries out of a stretch of a list of JSON, newest first.
--
-- KEYS  1 answers or unanswered
-- ARGV  1 how an entry of this conversation begins   2 first to be looked at   3 last   4 newest to go, ms
-- Gives {looked at, gone}
local looked = redis.call('LRANGE', KEYS[1], ARGV[2], ARGV[3])
local gone = 0
for place, entry in ipairs(looked) do
  if string.sub(entry, 1, #ARGV[1]) == ARGV[1] and cjson.decode(entry).at <= tonumber(ARGV[4]) then
    redis.call('LSET', KEYS[1], tonumber(ARGV[2]) + place - 1, '')
    gone = gone + 1
  end
end
if gone > 0 then redis.call('LREM', KEYS[1], 0, '') end
return { #looked, gone }
