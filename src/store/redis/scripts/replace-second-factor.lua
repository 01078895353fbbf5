-- with: account
-- Takes the proof and begins an enrolment that replaces the phone.
--
-- KEYS  1 begun:<token hash>   2 official:<id>   3 recovery:<id>
-- ARGV  1 official   2 'code' or 'recovery'   3 step or hash   4 secret on offer, sealed   5 ends, ms
--       6 seconds the key is kept
-- Gives 'begun' or 'refused'
if not spend(KEYS[2], KEYS[3], ARGV[2], ARGV[3]) then return 'refused' end
begin(KEYS[1], KEYS[2], ARGV[1], ARGV[4], '1', ARGV[5], ARGV[6])
return 'begun'
