-- Takes what is older off the end of a list of JSON, newest first.
--
-- KEYS  1 the list
-- ARGV  1 before, ms   2 at most so many
-- Gives how many went
local gone = 0
while gone < tonumber(ARGV[2]) do
  local oldest = redis.call('LINDEX', KEYS[1], -1)
  if not oldest then return gone end
  local at = cjson.decode(oldest).at
  if type(at) ~= 'number' or at >= tonumber(ARGV[1]) then return gone end
  redis.call('RPOP', KEYS[1])
  gone = gone + 1
end
return gone
