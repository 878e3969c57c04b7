#![no_main]
feudline_fuzz::program!(feudline_fuzz::Target::Writers);
