-- with: say tickets
-- Writes a move of one or more tickets with its audit and what citizens are told, all or nothing.
--
-- KEYS  those of tickets.lua
-- ARGV  1 when, ms   2 changes   then the changes as in tickets.lua
-- Gives 'moved', or 'moved_on' when one of the tickets is no longer at the revision seen or takes a chat held for another
local changes = read_changes(1, 3, tonumber(ARGV[2]))
if not are_current(changes) then return 'moved_on' end
write_changes(changes, ARGV[1])
return 'moved'
