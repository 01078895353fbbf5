-- Lets desks work with a copy.
--
-- KEYS  1 copying   2 layout
-- ARGV  1 who has made it   2 the layout it is made in
-- Gives 1, or 0 with nothing written when another has gone on with it meanwhile, or has completed it
if redis.call('HGET', KEYS[1], 'by') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
redis.call('DEL', KEYS[1])
return 1
