-- Adds an answer of a copied desk, unless it is there, and counts it.
--
-- KEYS  1 answers   2 answers-on:<day>   3 unanswered
-- ARGV  1 its place from the oldest on   2 the answer (JSON)   3 what it counts as, or '' for nothing
--       4 the question where nothing was found (JSON), or ''   5 how many of those are kept
-- Gives 1, or 0 when it is there
if redis.call('LLEN', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('LPUSH', KEYS[1], ARGV[2])
if ARGV[3] ~= '' then redis.call('HINCRBY', KEYS[2], ARGV[3], 1) end
if ARGV[4] ~= '' then
  redis.call('LPUSH', KEYS[3], ARGV[4])
  redis.call('LTRIM', KEYS[3], 0, ARGV[5] - 1)
end
return 1
