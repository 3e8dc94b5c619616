-- Who may take part and what is asked belong to the promise as well, and what was opened is not done away with to be
-- opened anew under another.
CREATE OR REPLACE FUNCTION keep_anonymity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.anonymity IS DISTINCT FROM OLD.anonymity AND (OLD.anonymity = 'anonymous' OR OLD.opened_on IS NOT NULL) THEN
    RAISE EXCEPTION 'the anonymity of a consultation is never lowered' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_anonymity_kept';
  END IF;
  IF NEW.minimum < OLD.minimum AND OLD.opened_on IS NOT NULL THEN
    RAISE EXCEPTION 'the minimum of an open consultation is never lowered' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_minimum_kept';
  END IF;
  IF OLD.opened_on IS NOT NULL AND NEW.opened_on IS NULL THEN
    RAISE EXCEPTION 'a consultation that was opened is no draft again' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_opening_kept';
  END IF;
  IF OLD.opened_on IS NOT NULL AND (NEW.access, NEW.access_id, NEW.question) IS DISTINCT FROM (OLD.access, OLD.access_id, OLD.question) THEN
    RAISE EXCEPTION 'who may answer what is not changed once a consultation is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_question_kept';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE FUNCTION keep_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.opened_on IS NOT NULL THEN
    RAISE EXCEPTION 'a consultation that was opened is not deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_opened_kept';
  END IF;
  RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER consultations_keep_opened BEFORE DELETE ON consultations FOR EACH ROW EXECUTE FUNCTION keep_opened();
