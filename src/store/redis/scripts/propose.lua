-- Adds proposals that are not known yet.
--
-- KEYS  1 decisions   then of each decisions-on:<document>
-- ARGV  of each its id, the proposal (JSON)
-- Gives how many were added
local added = 0
for place = 1, #KEYS - 1 do
  local id = ARGV[2 * place - 1]
  if redis.call('HSETNX', KEYS[1], id, ARGV[2 * place]) == 1 then
    redis.call('SADD', KEYS[1 + place], id)
    added = added + 1
  end
end
return added
