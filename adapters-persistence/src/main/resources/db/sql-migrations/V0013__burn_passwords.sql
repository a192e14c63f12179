-- Somebody else knows the password: it counts from known browsers only, and opens nothing until another is chosen.
ALTER TABLE account ADD COLUMN password_burned_at timestamptz;

-- How the session will have been signed in, of a sign-in that only awaits another password.
ALTER TABLE sign_in ADD COLUMN passed text;
