-- What public pages see of the directory of offices: those whose import counts, without knowing of imports.
CREATE VIEW public_offices AS
  SELECT o.id, o.operator, o.country, o.city, o.kind, o.latitude, o.longitude, o.website, o.phone
  FROM offices o
  JOIN imports i ON i.id = o.import_id
  WHERE i.applied_at IS NOT NULL AND i.reverted_at IS NULL;
