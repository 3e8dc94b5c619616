-- A directory says whose it is and when it was last true.
CREATE OR REPLACE VIEW public_offices AS
  SELECT o.id, o.operator, o.country, o.city, o.kind, o.latitude, o.longitude, o.website, o.phone,
    s.title AS source, h.name AS holder, s.licence, s.vintage
  FROM offices o
  JOIN imports i ON i.id = o.import_id
  LEFT JOIN sources s ON s.id = i.source_id
  LEFT JOIN holders h ON h.id = s.holder_id
  LEFT JOIN agreements a ON a.id = s.agreement_id
  WHERE i.applied_at IS NOT NULL AND i.reverted_at IS NULL
    AND (a.id IS NULL OR (
      a.ended_at IS NULL
      AND (a.expires_on IS NULL OR a.expires_on >= (now() AT TIME ZONE 'utc')::date)
      AND a.uses ? 'figures'));
