#if PostgreSQL
  /// The tables of a ledger, version after version; `indicators init` applies what is missing.
  ///
  /// A migration is never changed once it was released: what must change is a new one.
  enum Migrations {
    static let all: [StaticString] = [first]

    /// Events with their hashes, the one row that says how many there are, and notes on it.
    ///
    /// - The position of an event is counted in the row of `checkpoint`, in the transaction that
    ///   appends it. Whoever comes second waits for that row: so the order of positions is the order
    ///   of commits, and no reader can see an event before all those ahead of it. A sequence would
    ///   not do: it gives numbers in one order, and transactions commit in another.
    /// - Nobody can change or remove an event: readers and appenders have no right to, and whoever
    ///   has is stopped by a trigger.
    /// - The hash of a line is a column of its own, so that it tells which line was changed by
    ///   somebody who took the trigger away.
    private static let first: StaticString = """
      CREATE SCHEMA indicators;
      CREATE TABLE indicators.migration (
        version integer PRIMARY KEY,
        applied timestamptz NOT NULL DEFAULT now());
      CREATE TABLE indicators.ledger (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        id uuid NOT NULL DEFAULT gen_random_uuid());
      INSERT INTO indicators.ledger DEFAULT VALUES;

      CREATE TABLE indicators.events (
        seq bigint PRIMARY KEY CHECK (seq >= 0),
        line bytea NOT NULL,
        leaf_hash bytea NOT NULL CHECK (octet_length(leaf_hash) = 32));
      CREATE TABLE indicators.checkpoint (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        size bigint NOT NULL DEFAULT 0,
        byte_count bigint NOT NULL DEFAULT 0,
        root bytea NOT NULL DEFAULT sha256(''),
        subtrees bytea NOT NULL DEFAULT '') WITH (fillfactor = 10);
      INSERT INTO indicators.checkpoint DEFAULT VALUES;
      CREATE TABLE indicators.note (
        number bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        is_signed boolean NOT NULL,
        text text NOT NULL,
        kept timestamptz NOT NULL DEFAULT now());

      DO $$ BEGIN
        ALTER TABLE indicators.events ALTER COLUMN line SET COMPRESSION lz4;
      EXCEPTION WHEN OTHERS THEN
        NULL; -- before version 14, or built without it: the server's own compression will do
      END $$;

      CREATE FUNCTION indicators.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'what is recorded stays: % of table % is refused', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation',
          HINT = 'append a correction or a withdrawal';
      END $$;
      CREATE TRIGGER recorded_for_good BEFORE UPDATE OR DELETE OR TRUNCATE ON indicators.events
        FOR EACH STATEMENT EXECUTE FUNCTION indicators.refuse_change();
      CREATE TRIGGER recorded_for_good BEFORE UPDATE OR DELETE OR TRUNCATE ON indicators.note
        FOR EACH STATEMENT EXECUTE FUNCTION indicators.refuse_change();
      CREATE TRIGGER recorded_for_good BEFORE DELETE OR TRUNCATE ON indicators.checkpoint
        FOR EACH STATEMENT EXECUTE FUNCTION indicators.refuse_change();
      CREATE TRIGGER only_grows BEFORE UPDATE ON indicators.checkpoint FOR EACH ROW
        WHEN (NEW.size <= OLD.size OR NEW.byte_count <= OLD.byte_count)
        EXECUTE FUNCTION indicators.refuse_change();
      ALTER TABLE indicators.events ENABLE ALWAYS TRIGGER recorded_for_good;
      ALTER TABLE indicators.note ENABLE ALWAYS TRIGGER recorded_for_good;
      ALTER TABLE indicators.checkpoint ENABLE ALWAYS TRIGGER recorded_for_good;
      ALTER TABLE indicators.checkpoint ENABLE ALWAYS TRIGGER only_grows;

      CREATE FUNCTION indicators.tell() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('indicators', NEW.size::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell AFTER UPDATE ON indicators.checkpoint
        FOR EACH ROW EXECUTE FUNCTION indicators.tell();

      DO $$ DECLARE
        owner text := current_database() || '_owner';
        appender text := current_database() || '_appender';
        reader text := current_database() || '_reader';
        role text;
        relation text;
      BEGIN
        FOREACH role IN ARRAY ARRAY[owner, appender, reader] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
          END IF;
        END LOOP;
        REVOKE ALL ON SCHEMA indicators FROM PUBLIC;
        REVOKE ALL ON ALL TABLES IN SCHEMA indicators FROM PUBLIC;
        REVOKE ALL ON ALL FUNCTIONS IN SCHEMA indicators FROM PUBLIC;
        EXECUTE format('GRANT %I TO %I', reader, appender);
        EXECUTE format('GRANT USAGE ON SCHEMA indicators TO %I', reader);
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA indicators TO %I', reader);
        EXECUTE format('GRANT INSERT (seq, line, leaf_hash) ON indicators.events TO %I', appender);
        EXECUTE format(
          'GRANT UPDATE (size, byte_count, root, subtrees) ON indicators.checkpoint TO %I',
          appender);
        EXECUTE format('GRANT INSERT (is_signed, text) ON indicators.note TO %I', appender);
        EXECUTE format('GRANT %I TO CURRENT_USER', owner);
        EXECUTE format('GRANT CREATE ON DATABASE %I TO %I', current_database(), owner);
        EXECUTE format('ALTER SCHEMA indicators OWNER TO %I', owner);
        EXECUTE format('ALTER FUNCTION indicators.refuse_change() OWNER TO %I', owner);
        EXECUTE format('ALTER FUNCTION indicators.tell() OWNER TO %I', owner);
        FOREACH relation IN ARRAY ARRAY['migration', 'ledger', 'events', 'checkpoint', 'note'] LOOP
          EXECUTE format('ALTER TABLE indicators.%I OWNER TO %I', relation, owner);
        END LOOP;
      END $$;
      INSERT INTO indicators.migration (version) VALUES (1);
      """
  }
#endif
