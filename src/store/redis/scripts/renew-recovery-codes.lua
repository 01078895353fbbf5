-- with: account
-- Takes the proof and gives new recovery codes in the place of the old.
--
-- KEYS  1 official:<id>   2 recovery:<id>   3 account-log:<id>   4 account-log
-- ARGV  1 'code' or 'recovery'   2 step or hash   3 entry of the log (JSON)   then hashes of the codes
-- Gives 'renewed' or 'refused'
if not spend(KEYS[1], KEYS[2], ARGV[1], ARGV[2]) then return 'refused' end
set_codes(KEYS[2], 4)
note(KEYS[3], KEYS[4], ARGV[3])
return 'renewed'
