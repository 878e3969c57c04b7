//! Whom he and she can be: what a given name tells of its bearer.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::normal::is_han;

/// As pronouns tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

impl Gender {
    /// That of a pronoun.
    pub fn of(pronoun: &str) -> Option<Self> {
        match pronoun {
            "他" | "he" | "He" | "him" | "his" | "His" | "himself" => Some(Self::Male),
            "她" | "she" | "She" | "her" | "Her" | "herself" => Some(Self::Female),
            _ => None,
        }
    }

    /// That of a full name, where its given name is hardly borne by others: Renata Halloran, 柯婷. None of a lone family name.
    pub fn of_name(name: &str) -> Option<Self> {
        if let Some((given, _)) = name.split_once([' ', '·']).filter(|(given, _)| given.is_ascii()) {
            return match () {
                () if FEMALE.contains(given) => Some(Self::Female),
                () if MALE.contains(given) => Some(Self::Male),
                () => None,
            };
        }
        let last = name.chars().next_back().filter(|&c| is_han(c) && (2..=4).contains(&name.chars().count()))?;
        match () {
            () if WOMEN.contains(last) => Some(Self::Female),
            () if MEN.contains(last) => Some(Self::Male),
            () => None,
        }
    }
}

/// Last characters of Chinese names that parents choose for daughters, simplified.
const WOMEN: &str = "婷娜芳娟霞莉媛玲萍倩娇姗妮婉婕嫣薇蕾茜妍娥淑嫦姝莹琴菊翠芬芸娅嬿妤媚婵婧蓉莲珊黛";

/// The same for sons.
const MEN: &str = "强刚勇斌磊彪锋雄钢军伟涛峰豪鹏虎彬炜坤柱雷";

static FEMALE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "Abigail Ada Adele Adriana Agatha Agnes Aisha Alejandra Alexandra Alice Alicia Alison Allison Amanda Amelia Amelie Amy Ana Anastasia \
     Andrea Angela Angelica Angelina Anita Ann Anna Annabel Anne Annette Annie Anya Ariana Astrid Audrey Aurora Ayesha Barbara Beatrice \
     Beatriz Becky Bella Bernadette Bertha Beth Bethany Betsy Betty Beverly Bianca Birgit Bonnie Brenda Bridget Brigitte Camila Camilla \
     Carla Carmen Carol Carole Carolina Caroline Carolyn Catarina Catherine Cathy Cecilia Celeste Celia Charlotte Chiara Chloe Christina \
     Christine Claire Clara Claudia Colleen Constance Cora Corinne Cristina Cynthia Daisy Daniela Danielle Daphne Dawn Deborah Debbie Debra \
     Deirdre Delia Denise Diana Diane Dolores Donna Dora Doris Dorothy Edith Edna Eileen Elaine Eleanor Elena Elisa Elisabeth Elise Eliza \
     Elizabeth Ella Ellen Eloise Elsa Elsie Emilia Emily Emma Erica Erika Erin Esme Estelle Esther Eugenia Eva Eve Evelyn Faith Farah \
     Fatima Felicia Fiona Flora Florence Frances Francesca Freya Frida Gabriela Gabriella Gabrielle Gemma Georgia Georgina Geraldine \
     Gertrude Gillian Gina Giulia Gladys Glenda Gloria Grace Greta Gretchen Gwen Gwendolyn Hannah Harriet Hazel Heather Heidi Helen Helena \
     Helene Henrietta Hilary Hilda Holly Ida Ines Ingrid Irene Irina Iris Irma Isabel Isabella Isabelle Isla Ivy Jacqueline Jane Janet \
     Janice Janine Jasmine Jean Jeanette Jeanne Jenna Jennifer Jenny Jessica Jill Joan Joanna Joanne Josephine Joy Joyce Juanita Judith \
     Judy Julia Juliana Julie Juliet Juliette June Karen Karin Karina Karla Kate Katharine Katherine Kathleen Kathryn Kathy Katie Katrina \
     Katya Kayla Kelly Kerstin Kimberly Kirsten Klara Kristen Kristin Kristina Lara Larissa Laura Lauren Laurie Leah Leila Lena Leonora \
     Leslie Letitia Lidia Lila Lillian Lily Linda Lindsay Lisa Liza Lola Lorena Loretta Lorraine Lottie Louisa Louise Lucia Lucinda Lucy \
     Luisa Lydia Lynn Mabel Madeleine Madeline Maeve Magdalena Maggie Mandy Margaret Margarita Margot Maria Mariana Marianne Marie Marilyn \
     Marina Marion Marisa Marissa Marjorie Marlene Marta Martha Martina Mary Matilda Maud Maureen Maya Megan Melanie Melinda Melissa \
     Mercedes Meredith Mia Michaela Michelle Mila Mildred Millicent Mina Miranda Miriam Moira Mollie Molly Mona Monica Monika Monique \
     Myra Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nicola Nicole Nina Noelle Nora Norma Olga Olivia Olive Ophelia Orla Pamela \
     Patricia Paula Pauline Penelope Petra Philippa Phoebe Phyllis Polly Priscilla Priya Rachel Ramona Rebecca Regina Renata Renee Rhoda \
     Rhonda Rita Roberta Rosa Rosalie Rosalind Rose Rosemary Roxana Ruby Ruth Sabine Sabrina Sally Samantha Sandra Sara Sarah Saskia \
     Selena Selina Serena Shannon Sharon Sheila Sherry Shirley Sienna Sigrid Silvia Simone Siobhan Sofia Sonia Sonya Sophia Sophie Stacey \
     Stacy Stella Stephanie Sue Susan Susanna Susanne Suzanne Svetlana Sylvia Tabitha Tamara Tanya Tara Tatiana Teresa Tess Thelma Theresa \
     Tiffany Tina Tracey Tracy Trudy Ulrike Una Ursula Valentina Valerie Vanessa Vera Veronica Victoria Viola Violet Virginia Vivian \
     Vivienne Wanda Wendy Wilhelmina Willa Winifred Xenia Yasmin Yolanda Yvette Yvonne Zara Zoe"
        .split(' ')
        .collect()
});

static MALE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "Aaron Abdul Abel Abraham Adam Adolf Adrian Ahmed Aidan Alan Albert Alberto Alejandro Alessandro Alexander Alfonso Alfred Ali Alistair \
     Allan Allen Alvin Amir Anders Andre Andreas Andrei Andres Andrew Andy Angus Anil Ansel Anthony Anton Antonio Archibald Archie Arjun \
     Armando Arnold Arthur Arturo Ashok Augustus Austin Barnaby Barry Bart Bartholomew Basil Ben Benedict Benjamin Bernard Bernd Bert \
     Bill Bjorn Bob Boris Brad Bradley Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Bryce Caleb Callum Calvin Carl Carlo Carlos \
     Casper Cedric Charles Chester Christian Christoph Christopher Chuck Clarence Clark Claude Clement Cliff Clifford Clive Clyde Colin \
     Connor Conrad Cornelius Craig Curtis Cyril Cyrus Damian Damien Dan Daniel Danny Darren Dave David Dean Declan Denis Dennis Derek \
     Desmond Dick Diego Dieter Dimitri Dirk Dmitry Dominic Don Donald Douglas Duncan Dustin Dwight Earl Ed Eddie Edgar Edmund Eduardo \
     Edward Edwin Eitan Elias Elijah Elliot Elliott Elmer Elon Emil Emmanuel Enrico Enrique Eric Erik Ernest Ernst Ethan Eugene Evan \
     Everett Ezra Felipe Felix Ferdinand Fergus Fernando Finn Francesco Francis Francisco Frank Franklin Franz Fred Freddie Frederick \
     Friedrich Fritz Gareth Garrett Gary Gavin Geoff Geoffrey George Gerald Gerard Gerhard Gilbert Giovanni Giuseppe Glen Glenn Gordon \
     Graeme Graham Grant Greg Gregory Guido Guillermo Gunther Gustav Guy Hamish Hans Harald Harold Harry Harvey Hassan Hector Heinrich \
     Helmut Henri Henrik Henry Herbert Herman Hermann Homer Horace Howard Hubert Hugh Hugo Humphrey Ian Igor Ignacio Isaac Ivan Jack \
     Jackson Jacob Jacques Jake Jakob James Jamie Jan Jared Jason Javier Jay Jeff Jefferson Jeffrey Jeremiah Jeremy Jerome Jerry Jesus Jim \
     Jimmy Joachim Joaquin Joe Joel Johan Johann John Johnny Jon Jonah Jonas Jonathan Jorge Jose Josef Joseph Josh Joshua Juan Juergen \
     Julian Julius Jurgen Justin Karl Keith Ken Kenneth Kent Kevin Kieran Kirk Klaus Konrad Kristian Kurt Kyle Lachlan Lance Lars Laurence \
     Lawrence Lee Leo Leon Leonard Leonardo Leopold Leroy Lester Lewis Liam Lionel Lloyd Logan Lorenzo Louis Luca Lucas Ludwig Luigi Luis \
     Luke Luther Magnus Malcolm Manfred Manuel Marc Marcel Marco Marcus Mario Marius Mark Marshall Martin Marvin Mateo Mathias Matt \
     Matteo Matthew Matthias Maurice Max Maximilian Maxwell Melvin Miguel Mike Mikhail Miles Milton Mitchell Mohamed Mohammed Mohan Moritz \
     Morris Muhammad Murray Narendra Nathan Nathaniel Neil Nelson Neville Niall Nicholas Nick Nicolas Nigel Nikolai Nils Noah Noel Norbert \
     Norman Olaf Oliver Oscar Oskar Otto Owen Pablo Paolo Patrick Paul Pedro Percy Perry Pete Peter Petter Philip Philippe Phillip Pierre \
     Piotr Quentin Rafael Raj Rajesh Rajiv Ralph Ramesh Ramon Randall Randolph Raphael Raul Ravi Ray Raymond Reginald Reinhard Rene Rex \
     Ricardo Richard Rick Rob Robert Roberto Rodney Rodrigo Roger Rohan Roland Rolf Roman Ron Ronald Rory Ross Roy Rudolf Rudolph Rufus \
     Rupert Russell Ryan Salvador Samuel Sanjay Saul Scott Sean Sebastian Sergei Sergey Sergio Seth Shane Shaun Sid Sidney Simon Solomon \
     Spencer Stanley Stefan Stephan Stephen Steve Steven Stewart Stuart Sundar Suresh Sven Ted Terence Terrence Terry Thaddeus Theo Theodore \
     Thomas Thorsten Tim Timothy Tobias Todd Tom Tommy Tony Travis Trevor Tristan Tyler Ulf Ulrich Uwe Victor Viktor Vijay Vikram Vincent \
     Vincenzo Vladimir Wade Wallace Walter Warren Wayne Werner Wesley Wilbur Wilfred Wilhelm Will Willem William Winston Wolfgang Xavier \
     Yves Zachary"
        .split(' ')
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_tells_whom_a_pronoun_can_mean() {
        assert_eq!(Gender::of_name("Renata Halloran"), Some(Gender::Female));
        assert_eq!(Gender::of_name("Gregory Achterberg"), Some(Gender::Male));
        assert_eq!([Gender::of_name("Halloran"), Gender::of_name("Robin Lee")], [None, None]);
        assert_eq!(
            [Gender::of_name("林婷"), Gender::of_name("方立强"), Gender::of_name("柯景行")],
            [Some(Gender::Female), Some(Gender::Male), None]
        );
    }
}
