-- Adds proposals; one that is open already is found anew, what was decided stays as it was.
--
-- KEYS  1 decisions   then of each proposal the sets of those of its documents
-- ARGV  1 proposals   then of each its id, the proposal (JSON); of each set the id of its proposal
-- Gives 1
local sets = 2 + 2 * tonumber(ARGV[1])
for at = 2, sets - 1, 2 do
  local kept = redis.call('HGET', KEYS[1], ARGV[at])
  if not kept or cjson.decode(kept).state == 'proposed' then redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
end
for place = 2, #KEYS do redis.call('SADD', KEYS[place], ARGV[sets + place - 2]) end
return 1
