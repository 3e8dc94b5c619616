ALTER TABLE "opinion_places" ALTER COLUMN "group" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "opinion_places" ADD COLUMN "counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "opinion_places" ADD COLUMN "said" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "opinion_states" ADD COLUMN "told" jsonb DEFAULT '{"columns":{},"participants":0,"setAside":0,"present":0,"moves":0,"filed":null}'::jsonb NOT NULL;--> statement-breakpoint
-- Whoever leaves is in no file that is given away, from the same moment on. Its copy on the disk goes with the next count.
CREATE FUNCTION drop_open_votes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  dropped text;
BEGIN
  DELETE FROM open_vote_files WHERE consultation_id = OLD.consultation_id RETURNING blob INTO dropped;
  IF dropped IS NOT NULL THEN
    BEGIN
      DELETE FROM blobs WHERE hash = dropped;
    EXCEPTION WHEN foreign_key_violation THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER participants_drop_open_votes AFTER DELETE ON participants FOR EACH ROW EXECUTE FUNCTION drop_open_votes();
