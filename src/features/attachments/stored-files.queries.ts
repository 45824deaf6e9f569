/** Every stored file that the database names; with a thumbnail beside it, or without. */
export const STORED_FILES =
  'SELECT stored_as AS name, CASE WHEN width IS NULL THEN 0 ELSE 1 END AS thumbnail FROM attachments ORDER BY stored_as';
