-- The old address of an organisation that was merged leads to the one that it is part of now, over as many merges as
-- there were; only where both may be read in public.
CREATE VIEW public_organisation_moves AS
  WITH RECURSIVE moves (slug, target) AS (
    SELECT slug, merged_into FROM organisations
    WHERE merged_into IS NOT NULL AND hidden_at IS NULL AND refused_at IS NULL AND passed_at IS NOT NULL
      AND (accepted_at IS NOT NULL OR kind = 'public')
    UNION
    SELECT moves.slug, organisations.merged_into
    FROM moves JOIN organisations ON organisations.id = moves.target
    WHERE organisations.merged_into IS NOT NULL
  )
  SELECT moves.slug, shown.slug AS target, shown.named_on
  FROM moves JOIN public_organisations shown ON shown.id = moves.target;
