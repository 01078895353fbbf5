// What grows with every ticket ever asked, in a form that does not: how many stand in each state of each department and city
// ('': the whole country), and the words of `ticket_words` one by one.
export const QUICK_COUNTS = `
  CREATE TABLE ticket_counts (
    state TEXT NOT NULL,
    department TEXT NOT NULL,
    place TEXT NOT NULL,
    tickets INTEGER NOT NULL,
    PRIMARY KEY (state, department, place)
  ) STRICT, WITHOUT ROWID;

  INSERT INTO ticket_counts (state, department, place, tickets)
  SELECT state, department, coalesce(place, ''), count(*) FROM tickets GROUP BY 1, 2, 3;

  CREATE TRIGGER tickets_come AFTER INSERT ON tickets BEGIN
    INSERT INTO ticket_counts VALUES (new.state, new.department, coalesce(new.place, ''), 1)
    ON CONFLICT DO UPDATE SET tickets = tickets + 1;
  END;
  CREATE TRIGGER tickets_change AFTER UPDATE OF state, department, place ON tickets
  WHEN (old.state, old.department, old.place) IS NOT (new.state, new.department, new.place) BEGIN
    UPDATE ticket_counts SET tickets = tickets - 1
    WHERE state = old.state AND department = old.department AND place = coalesce(old.place, '');
    INSERT INTO ticket_counts VALUES (new.state, new.department, coalesce(new.place, ''), 1)
    ON CONFLICT DO UPDATE SET tickets = tickets + 1;
  END;
  CREATE TRIGGER tickets_go AFTER DELETE ON tickets BEGIN
    UPDATE ticket_counts SET tickets = tickets - 1
    WHERE state = old.state AND department = old.department AND place = coalesce(old.place, '');
  END;

  CREATE VIRTUAL TABLE ticket_terms USING fts5vocab(ticket_words, instance);
`
