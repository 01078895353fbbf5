-- Counts the tickets that stand in several queues: no two of them hold the same ticket.
--
-- KEYS  the queues
-- ARGV  1 from, ms, or '-inf'   2 before, ms, or '+inf'
-- Gives their number
local before = ARGV[2] == '+inf' and ARGV[2] or '(' .. ARGV[2]
local count = 0
for _, queue in ipairs(KEYS) do count = count + redis.call('ZCOUNT', queue, ARGV[1], before) end
return count
