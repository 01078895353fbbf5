// Tickets are found by words without personal data; a word that was there before would stay in the index unseen, until FTS5
// puts its pieces together.
export const MASKED_WORDS = `
  INSERT INTO ticket_words (ticket_words) VALUES ('delete-all');
  INSERT INTO ticket_words (rowid, words) SELECT id, words_of_ticket(ticket) FROM tickets;
`
