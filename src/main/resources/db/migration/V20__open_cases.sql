-- What is looked for every morning begins with the open cases, municipality by municipality, however many are closed.
CREATE INDEX case_file_open ON case_file (status, municipality);
