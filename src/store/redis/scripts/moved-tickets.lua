-- Tells whether tickets opened in a stretch have come or were moved since somebody looked.
--
-- KEYS  1 tickets-opened   2 'ticket:', to be followed by a code
-- ARGV  1 from, ms   2 before, ms
-- Gives how many there are, and the sum of their revisions
local codes = redis.call('ZRANGE', KEYS[1], ARGV[1], '(' .. ARGV[2], 'BYSCORE')
local revisions = 0
for _, code in ipairs(codes) do revisions = revisions + tonumber(redis.call('HGET', KEYS[2] .. code, 'revision')) end
return { #codes, revisions }
