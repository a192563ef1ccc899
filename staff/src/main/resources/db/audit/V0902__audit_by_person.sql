-- What one person has looked at, latest first.
CREATE INDEX audit_entry_who ON audit_entry (who, number);
