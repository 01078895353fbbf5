-- with: wait
-- Keeps an edition to be published, in the place of one that waited for the same document.
--
-- KEYS  1 to 6 as in wait.lua   7 journal
-- ARGV  1 line of the journal (JSON), or ''   then the change
-- Gives 'waits'; 'moved_on', with nothing written, when it does not rest on what stands
if not fits(2) then return 'moved_on' end
put(2)
if ARGV[1] ~= '' then redis.call('LPUSH', KEYS[7], ARGV[1]) end
return 'waits'
